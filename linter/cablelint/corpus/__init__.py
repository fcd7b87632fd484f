"""A whole corpus at once: readers, work, Parquet output that survives an interruption, summary and report.

The work is one function over numbered parts of the input (:class:`cablelint.corpus.work.Worker`), each of which writes
its own files whole. Local processes map it over the parts, and so can any other engine.
"""
