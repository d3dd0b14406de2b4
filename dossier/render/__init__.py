"""Outputs → pages: a path and the function that makes its bytes. Pure: nothing is read but templates and views."""
