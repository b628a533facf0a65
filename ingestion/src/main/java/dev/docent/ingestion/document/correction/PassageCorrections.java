package dev.docent.ingestion.document.correction;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The corrections of passages, by document. Changed only by whoever has claimed the document, and deleted with it. Safe for
 * concurrent use.
 */
@Component
public final class PassageCorrections {

    private final PassageCorrectionRepository records;

    public PassageCorrections(PassageCorrectionRepository records) {
        this.records = records;
    }

    /** {@return the corrections of the document, also those that do not apply to any of its passages now} */
    public List<PassageCorrection> of(DocumentRef document) {
        return records.findByOwnerAndDocumentIdOrderByIdAsc(document.owner(), document.id());
    }

    /** Stores a correction, new or changed; deletes one that is not needed. */
    public void put(PassageCorrection correction) {
        if (correction.isNeeded()) {
            records.save(correction);
        } else {
            records.deleteByOwnerAndId(correction.owner(), correction.id());
        }
    }

    /** Deletes the corrections of a document; absent ones are ignored. */
    public void delete(DocumentRef document) {
        records.deleteByOwnerAndDocumentId(document.owner(), document.id());
    }

    /**
     * {@return the passages of a document with its corrections, without those that are disabled} Corrections of passages
     * that no longer exist are stored as corrections of the new ones where they apply. Idempotent.
     *
     * @param cut all passages of the document as they were extracted, in order
     */
    public List<Passage> apply(DocumentRef document, List<Passage> cut) {
        var known = of(document);
        if (known.isEmpty()) {
            return cut;
        }
        var corrected = CorrectedPassages.of(cut, known);
        var before = new HashMap<String, PassageCorrection>();
        known.forEach(each -> before.put(each.id(), each));
        for (var each : corrected.corrections()) {
            if (!each.equals(before.remove(each.id()))) {
                records.save(each);
            }
        }
        before.keySet().forEach(replaced -> records.deleteByOwnerAndId(document.owner(), replaced));
        return corrected.passages();
    }

    /** {@return the text that a user has given the passage of this range; empty if it was not edited} */
    public Optional<String> edited(DocumentRef document, int start, int end) {
        return of(document).stream()
                .filter(PassageCorrection::applied)
                .filter(each ->
                        each.original().start() == start && each.original().end() == end)
                .flatMap(each -> Optional.ofNullable(each.edit()).stream())
                .map(EditedText::text)
                .findFirst();
    }
}
