package dev.docent.api.extraction;

import dev.docent.ingestion.deletion.RecordedContent;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The files of extractions, as the sweep for orphans compares them with the records. */
@Component
class ExtractionContent implements RecordedContent {

    private final ExtractionRepository records;
    private final ExtractionFiles files;

    ExtractionContent(ExtractionRepository records, ExtractionFiles files) {
        this.records = records;
        this.files = files;
    }

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public Stream<DocumentRef> list() {
        return files.list();
    }

    @Override
    public Set<String> known(String owner, Set<String> ids) {
        return records.findByOwnerAndIdIn(owner, ids).stream()
                .map(StoredExtraction::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void delete(DocumentRef extraction) {
        files.delete(extraction.owner(), extraction.id());
    }
}
