## One change of a store on a server, in pieces; `updating.py` fills them with serialised terms and nothing else.
## All pieces of one change are sent as one request. Each of them works only where the mark is the one that the writer
## found; the last one moves it, so the request as a whole takes place once or never.
# drop
DELETE { GRAPH $graph { ?s ?p ?o } } WHERE { GRAPH $store { $before } GRAPH $graph { ?s ?p ?o } } ;
# clear
DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH $store { $before } GRAPH ?g { ?s ?p ?o } FILTER(?g != $store) } ;
# remove
DELETE { $groups } WHERE { GRAPH $store { $before } } ;
# insert
INSERT { $groups } WHERE { GRAPH $store { $before } } ;
# move
DELETE { GRAPH $store { $before } } INSERT { GRAPH $store { $after } } WHERE { GRAPH $store { $before } }
# publish
DELETE { GRAPH $store { $subject $published ?old } } INSERT { GRAPH $store { $after } } WHERE { GRAPH $store { $before } OPTIONAL { GRAPH $store { $subject $published ?old } } }
# begin
INSERT { GRAPH $store { $after } } WHERE { FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }
# half
INSERT DATA { GRAPH $store { $probe } } ; LOAD $nowhere
# undo
DELETE DATA { GRAPH $store { $probe } }
