package dev.docent.ingestion.archive;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

import dev.docent.ingestion.archive.ArchiveFormat.Part;
import dev.docent.ingestion.archive.ArchivedDocument.Status;
import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.ImportedBoxes;
import dev.docent.ingestion.document.content.ImportedText;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.pipeline.step.PassageImport;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.storage.records.RecordIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.function.IOFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Imports the documents of an archive into a knowledge base that is not visible yet. Used by one thread.
 *
 * @param verified becomes false if a text cannot be compared with its original
 * @param space the vector space of the archive
 * @param takesVectors whether it equals the vector space of the index
 */
record DocumentImport(
        ArchiveFile archive,
        FactsCheck facts,
        Documents documents,
        Originals originals,
        PassageCorrections corrections,
        PassageImport arrival,
        OriginalCheck check,
        AtomicBoolean verified,
        VectorSpace space,
        boolean takesVectors) {

    private static final String UNVERIFIED =
            "The text came with an archive, and could not be compared with the original, which cannot be read here";

    /** Maximum deviation of a squared norm from 1, well above any rounding error. */
    private static final double TOLERANCE = 0.01;

    /**
     * Imports a document with all of its parts. Its record is stored first, so that a failed import can be found and
     * deleted.
     */
    void bring(KnowledgeBase base, ArchivedDocument archived) {
        var known = facts.checked(archived);
        var embedded = takesVectors && archived.passages() != null ? archived.passages() : 0;
        var document = enter(Document.importing(RecordIds.next(), base.ref(), known, embedded), archived);
        archived.corrections().forEach(each -> corrections.put(each.correction(document.ref())));
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
        var cut = read(archived, Part.PASSAGES, content -> new ArchivedPassages(text).read(content, count));
        switch (compared(document, text, cut)) {
            case OriginalCheck.Result.Same same -> {
                arrival.putText(document, text, same.boxes());
                bringPassages(document, archived, cut);
            }
            case OriginalCheck.Result.Unreadable _ -> {
                verified.set(false);
                arrival.putText(document, text, boxes);
                documents.save(document.omitting(List.of(Omission.unverified(UNVERIFIED))));
                bringPassages(document, archived, cut);
            }
            case OriginalCheck.Result.Different _ -> {
                // Everything in the archive is verified against its lists, whether it is used or not.
                read(archived, Part.VECTORS, content -> content.transferTo(OutputStream.nullOutputStream()));
                documents.save(document.withoutContent());
            }
        }
    }

    private OriginalCheck.Result compared(Document document, ExtractedText text, List<Chunk> cut) {
        try {
            return check.compare(document, text, cut);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the original of document " + document.id(), failure);
        }
    }

    private void bringPassages(Document document, ArchivedDocument archived, List<Chunk> cut) {
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
