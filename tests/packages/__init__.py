"""The packages of the sample project, opened again by other tools."""
