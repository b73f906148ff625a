"""One round of the agent: every pending job becomes a report."""

import jobs
from reports import ReportStore


def main():
    store = ReportStore()
    for job in jobs.pending_jobs():
        store.write(job["name"], jobs.figures(job))
    print(f"{len(store.names())} reports")


if __name__ == "__main__":
    main()
