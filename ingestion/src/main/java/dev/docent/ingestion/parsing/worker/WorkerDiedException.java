package dev.docent.ingestion.parsing.worker;

/** Thrown when a worker process ends while it reads a file. */
final class WorkerDiedException extends RuntimeException {

    private final boolean outOfMemory;

    WorkerDiedException(boolean outOfMemory) {
        super(outOfMemory ? "The process that read the file ran out of memory" : "The process that read the file died");
        this.outOfMemory = outOfMemory;
    }

    boolean outOfMemory() {
        return outOfMemory;
    }
}
