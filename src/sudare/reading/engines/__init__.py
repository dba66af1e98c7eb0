"""Everything here runs models or looks at pixels, inside the reading child only."""
