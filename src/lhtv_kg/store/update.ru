## The one update of the store, in pieces; `changes.py` fills them with serialised terms and nothing else.
## All pieces of one change are sent as one request, which the engine applies entirely or not at all.
## The last piece leaves a mark: an empty graph whose name counts the changes (it adds no quad to any answer).
# drop
DROP SILENT GRAPH $graph ;
# remove
DELETE DATA { $groups } ;
# insert
INSERT DATA { $groups } ;
# group
GRAPH $graph { $triples }
# mark
CREATE SILENT GRAPH $graph
