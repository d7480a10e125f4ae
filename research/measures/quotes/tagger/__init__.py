"""The tagger of attributions: a linear-chain CRF whose weights the package ships."""
