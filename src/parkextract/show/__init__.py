"""Pictures of an extraction: in a notebook, in a terminal, and as a page for many articles. All say what `view` says, in the same words."""
