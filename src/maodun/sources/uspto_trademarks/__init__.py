"""US trademarks: daily and annual case files of the USPTO, and its status records (TSDR)."""
