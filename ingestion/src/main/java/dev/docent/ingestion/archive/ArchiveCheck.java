package dev.docent.ingestion.archive;

import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.content.InvalidContentException;
import java.io.IOException;
import java.io.InputStream;

/** Validates the manifest and the document list of an archive before anything is imported. */
record ArchiveCheck(ArchiveFile archive, FactsCheck facts, int mostDocuments) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_DIMENSIONS = 1 << 16;

    /**
     * {@return the manifest} @throws dev.docent.ingestion.document.IngestionException that names the rule which is
     * broken
     */
    Manifest checked() {
        var manifest = archive.manifest();
        require(ArchiveFormat.NAME.equals(manifest.format()), "it is not an archive of a knowledge base");
        require(
                manifest.version() == ArchiveFormat.VERSION,
                "its format has version %d; this version of Docent reads version %d"
                        .formatted(manifest.version(), ArchiveFormat.VERSION));
        require(
                manifest.embedding().dimensions() > 0 && manifest.embedding().dimensions() <= MOST_DIMENSIONS,
                "its vectors have an invalid number of dimensions");
        require(
                manifest.counts().documents() <= mostDocuments,
                "it has more than %d documents (docent.archive.max-documents)".formatted(mostDocuments));
        check(manifest.knowledgeBase());
        var found = archive.read(ArchiveFormat.DOCUMENTS, manifest.documents(), this::walk);
        require(found.counts().equals(manifest.counts()), "its lists do not match the counts in its manifest");
        archive.mustHave(found.entries());
        return manifest;
    }

    /** {@return the display name of the knowledge base} */
    static String name(Manifest manifest) {
        return Filename.visible(manifest.knowledgeBase().name());
    }

    private void check(Manifest.Base base) {
        var name = Filename.visible(base.name());
        require(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "the name of its knowledge base must have 1 to 200 characters");
        var description = base.description();
        require(
                description == null || description.length() <= LONGEST_DESCRIPTION,
                "the description of its knowledge base has more than 2000 characters");
    }

    private DocumentCount walk(InputStream content) throws IOException {
        var found = new DocumentCount();
        JsonLines.forEach(content, ArchivedDocument.class, document -> {
            found.count(document);
            InvalidContentException.require(
                    document.number() == found.documents(), "has a number that differs from its position");
            facts.checked(document);
        });
        return found;
    }

    private void require(boolean holds, String reason) {
        if (!holds) {
            throw archive.unusable(reason);
        }
    }
}
