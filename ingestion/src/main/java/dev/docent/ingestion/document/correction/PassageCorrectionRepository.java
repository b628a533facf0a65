package dev.docent.ingestion.document.correction;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Records of corrections. The owner bounds every query. */
public interface PassageCorrectionRepository extends Repository<PassageCorrection, String> {

    PassageCorrection save(PassageCorrection correction);

    List<PassageCorrection> findByOwnerAndDocumentIdOrderByIdAsc(String owner, String documentId);

    void deleteByOwnerAndId(String owner, String id);

    void deleteByOwnerAndDocumentId(String owner, String documentId);
}
