package dev.docent.ingestion.archive;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.archive.ArchivedDocument.Status;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.document.content.ImportedBoxes;
import dev.docent.ingestion.document.content.ImportedText;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.pipeline.step.PassageImport;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.storage.records.RecordIds;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.commons.io.function.IOFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Imports the documents of an archive into a knowledge base that is not visible yet. Used by one thread.
 *
 * @param space the vector space of the archive
 * @param takesVectors whether it equals the vector space of the index
 */
record DocumentImport(
        ArchiveFile archive,
        FactsCheck facts,
        Documents documents,
        Originals originals,
        PassageImport arrival,
        VectorSpace space,
        boolean takesVectors) {

    /** Maximum deviation of a squared norm from 1, well above any rounding error. */
    private static final double TOLERANCE = 0.01;

    /**
     * Imports a document with all of its parts. Its record is stored first, so that a failed import can be found and
     * deleted.
     */
    void bring(KnowledgeBase base, ArchivedDocument archived) {
        var known = facts.checked(archived);
        var embedded = takesVectors && archived.passages() != null ? archived.passages() : 0;
        var document = enter(Document.importing(RecordIds.next(), base.owner(), base.id(), known, embedded), archived);
        var original = read(archived, Part.ORIGINAL, content -> originals.store(document.ref(), content));
        mustBe(known.original(), original, archived);
        if (archived.status() == Status.READY) {
            bring(document, archived, Objects.requireNonNull(archived.passages()));
        }
    }

    private Document enter(Document document, ArchivedDocument archived) {
        try {
            return documents.save(document);
        } catch (DuplicateKeyException sameBytes) {
            throw archive.unusable(
                    "document %d has the same bytes as another document in it".formatted(archived.number()));
        }
    }

    /** The entry was verified against the list already; this verifies what the store received. */
    private void mustBe(Original expected, Original stored, ArchivedDocument archived) {
        if (!expected.equals(stored)) {
            throw archive.unusable(
                    "the original of document %d was not stored completely".formatted(archived.number()));
        }
    }

    private void bring(Document document, ArchivedDocument archived, int count) {
        var text = read(archived, Part.TEXT, content -> ImportedText.read(content, facts.mostPages()));
        var boxes = archived.entry(Part.BOXES) == null
                ? List.<PageBoxes>of()
                : read(archived, Part.BOXES, content -> ImportedBoxes.read(content, text));
        arrival.putText(document, text, boxes);
        var cut = read(archived, Part.PASSAGES, content -> new ArchivedPassages(text).read(content, count));
        var mayLackVectors = archived.omissions().stream().anyMatch(Omission::lacksVector);
        read(archived, Part.VECTORS, content -> {
            bring(document, cut, mayLackVectors, content);
            return cut;
        });
    }

    /** Vectors of another model are read nevertheless, because their hash is part of the verification. */
    private void bring(Document document, List<Chunk> cut, boolean mayLackVectors, InputStream vectors)
            throws IOException {
        if (takesVectors) {
            arrival.put(document, cut, space, () -> vector(vectors, mayLackVectors));
            require(vectors.read() < 0, "has more vectors than there are passages");
        } else {
            arrival.putWithoutVectors(document, cut);
        }
    }

    /** {@return the next vector; null if it is all zeros} */
    private float @Nullable [] vector(InputStream vectors, boolean mayLackVectors) throws IOException {
        var length = space.dimensions() * Float.BYTES;
        var bytes = vectors.readNBytes(length);
        require(bytes.length == length, "has fewer vectors than there are passages");
        var vector = ArchiveFormat.vector(bytes);
        if (mayLackVectors && isZero(vector)) {
            return null;
        }
        require(isUnit(vector), "has a vector that is not of length 1");
        return vector;
    }

    private static boolean isZero(float[] vector) {
        for (var each : vector) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the norm of the vector is 1, which also excludes NaN and infinity} */
    private static boolean isUnit(float[] vector) {
        var square = 0.0;
        for (var each : vector) {
            square += (double) each * each;
        }
        // NaN fails every comparison.
        return Math.abs(square - 1) <= TOLERANCE;
    }

    private <T> T read(ArchivedDocument archived, Part part, IOFunction<InputStream, T> reader) {
        return archive.read(
                ArchiveFormat.name(archived.number(), part), Objects.requireNonNull(archived.entry(part)), reader);
    }
}
