"""A store on a SPARQL 1.1 server: read by queries and the Graph Store Protocol, changed by one update request a change.

Comes in: an ``http(s)`` address, and from the environment the addresses that differ, who asks, and how long to wait.
Goes out: what ``store.interface`` promises. The ledger with the texts stays on this machine; the server keeps the quads
and a mark. ``docs/decisions/remote-store.md`` says why it is made so.
"""
