package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.archive.ArchivedDocument.Status;

/** Counts the contents of an archive, document by document. Used by one thread. */
final class DocumentCount {

    /** The manifest and the document list. */
    private static final int BESIDE_DOCUMENTS = 2;

    private int documents;
    private int ready;
    private int failed;
    private long passages;
    private long bytes;
    private long entries = BESIDE_DOCUMENTS;

    void count(ArchivedDocument document) {
        documents++;
        ready += document.status() == Status.READY ? 1 : 0;
        failed += document.status() == Status.FAILED ? 1 : 0;
        passages += document.passages() == null ? 0 : document.passages();
        var original = document.entry(Part.ORIGINAL);
        bytes += original == null ? 0 : original.size();
        entries += document.entries().size();
    }

    int documents() {
        return documents;
    }

    /** {@return the number of entries, including the lists} */
    long entries() {
        return entries;
    }

    /** {@return the counts for the manifest} */
    Manifest.Counts counts() {
        return new Manifest.Counts(documents, ready, failed, documents - ready - failed, passages, passages, bytes);
    }
}
