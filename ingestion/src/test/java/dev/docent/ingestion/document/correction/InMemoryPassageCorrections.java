package dev.docent.ingestion.document.correction;

import dev.docent.ingestion.document.Versions;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.dao.OptimisticLockingFailureException;

/** The corrections of passages, kept as a store with versions keeps them. */
public final class InMemoryPassageCorrections implements PassageCorrectionRepository {

    private final TreeMap<String, PassageCorrection> records = new TreeMap<>();

    @Override
    public synchronized PassageCorrection save(PassageCorrection correction) {
        var before = records.get(correction.id());
        if (correction.version() != null
                && (before == null || !Objects.equals(before.version(), correction.version()))) {
            throw new OptimisticLockingFailureException(correction.id());
        }
        var saved = Versions.next(correction);
        records.put(saved.id(), saved);
        return saved;
    }

    @Override
    public synchronized List<PassageCorrection> findByOwnerAndDocumentIdOrderByIdAsc(String owner, String documentId) {
        return records.values().stream()
                .filter(each -> each.owner().equals(owner) && each.documentId().equals(documentId))
                .toList();
    }

    @Override
    public synchronized void deleteByOwnerAndId(String owner, String id) {
        records.values()
                .removeIf(each -> each.owner().equals(owner) && each.id().equals(id));
    }

    @Override
    public synchronized void deleteByOwnerAndDocumentId(String owner, String documentId) {
        records.values()
                .removeIf(
                        each -> each.owner().equals(owner) && each.documentId().equals(documentId));
    }
}
