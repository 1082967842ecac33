"""Who and what a name means: persons, organisations, places, events, roles.

In: names as claims have them, the register in ``data/reference``, the decisions in ``data/identity``. Out: slugs that
never depend on the order of arrival. Nothing is guessed: a name that may mean several bodies gets a slug of its own.
Imports only errors, assets, text, dates, vocabulary and model. The rules and their reasons: docs/decisions/identity.md.
"""
