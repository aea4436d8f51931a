"""Plots, laid out like ``pyspark.sql.plot``."""

from firesteel.sql.plot.core import PySparkPlotAccessor

__all__ = ["PySparkPlotAccessor"]
