"""The ledger's facts as Parquet, and questions to them as Ibis expressions, for one machine or a cluster."""
