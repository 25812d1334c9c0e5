"""Tests of the toolchain and of the site it builds."""
