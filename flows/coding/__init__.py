"""Hand coding: a sample's texts leave in the forms of coders' tools, and come back checked."""
