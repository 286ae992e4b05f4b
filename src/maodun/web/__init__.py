"""The desk: pages in a browser over the services of ``company``. Parse, call one, render."""
