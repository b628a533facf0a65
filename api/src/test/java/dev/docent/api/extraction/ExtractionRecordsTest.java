package dev.docent.api.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.extraction.StoredExtraction.ExtractedFile;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.Extraction;
import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.field.ExtractedTable;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.storage.records.OffsetPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of extractions. */
class ExtractionRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");
    private static final OffsetPage PAGE = new OffsetPage(10, 0, Sort.by("id"));
    private static final Box BOX = new Box(1, 0.1, 0.2, 0.3, 0.04);

    @Test
    void keepEverythingThatWasRead() {
        var saved = extractions().save(extraction("1", "ada"));

        var found = extractions().findByOwnerAndId("ada", "1").orElseThrow();

        assertThat(found).isEqualTo(saved);
        assertThat(found.total()).isEqualTo("20.50");
        assertThat(found.details().lines().getFirst().amount()).isEqualTo(new BigDecimal("20.50"));
        assertThat(found.details().keyValues().getFirst().name()).isEqualTo("price in $.");
    }

    @Test
    void keepWhatWasCorrectedLast() {
        var saved = extractions().save(extraction("1", "ada"));
        var first = new FieldCorrections(Map.of("total", "21.5")).in(saved);
        var second = new FieldCorrections(Map.of("total", "22")).in(saved);

        extractions().save(first);

        var found = extractions().findByOwnerAndId("ada", "1").orElseThrow();
        assertThat(found.total()).isEqualTo("21.50");
        assertThat(found.details().fields().getFirst().evidence()).containsExactly(Evidence.CORRECTED);
        assertThatThrownBy(() -> extractions().save(second)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void belongToTheirOwner() {
        var one = extractions().save(extraction("1", "ada"));
        var two = extractions().save(extraction("2", "ada"));
        extractions().save(extraction("3", "bob"));

        assertThat(extractions().findByOwner("ada", PAGE)).containsExactly(one, two);
        assertThat(extractions().findByOwnerAndId("ada", "3")).isEmpty();
        assertThat(extractions().findByOwnerAndIdIn("ada", List.of("1", "3"))).containsExactly(one);
        extractions().deleteByOwnerAndId("ada", "3");
        assertThat(extractions().countByOwner("bob")).isEqualTo(1);
        extractions().deleteByOwner("ada");
        assertThat(extractions().countByOwner("ada")).isZero();
        assertThat(extractions().countByOwner("bob")).isEqualTo(1);
    }

    private ExtractionRepository extractions() {
        return context().getBean(ExtractionRepository.class);
    }

    private static StoredExtraction extraction(String id, String owner) {
        var total = new ExtractedField("total", "20.50", 0.97, true, List.of(Evidence.ADDS_UP), List.of(BOX), null);
        var pair = new ExtractedField("price in $.", "20.50", 0.7, false, List.of(), List.of(), "A note.");
        var line =
                new LineItem("Rope", new BigDecimal("2"), new BigDecimal("10.25"), new BigDecimal("20.50"), true, BOX);
        var read = new Extraction(
                DocumentType.INVOICE,
                List.of(total),
                List.of(line),
                List.of(pair),
                List.of(new ExtractedTable(List.of(List.of("a", "b")), BOX)),
                "Rope 20.50");
        return StoredExtraction.of(id, owner, new ExtractedFile("a.pdf", "application/pdf", 7, read), NOW);
    }
}
