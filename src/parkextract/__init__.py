"""parkextract: typed records from news about industrial parks, zones and projects."""
