package dev.docent.ingestion.extraction;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.keyvalue.KeyValues;
import dev.docent.ingestion.extraction.keyvalue.PageTables;
import dev.docent.ingestion.extraction.mrz.TravelDocumentReader;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.extraction.receipt.PurchaseReader;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recognizes the type of a document and reads its fields. */
public final class ExtractFields {

    private final List<ScannedPage> scanned;
    private final List<PageRows> pages;

    private ExtractFields(List<ScannedPage> scanned) {
        this.scanned = scanned;
        this.pages = scanned.stream().map(PageRows::of).toList();
    }

    /**
     * {@return the fields of the document}
     *
     * @param today decides the century of years with two digits
     */
    public static Extraction of(List<ScannedPage> pages, LocalDate today) {
        var reading = new ExtractFields(pages);
        return reading.travelDocument(today).or(reading::purchase).orElseGet(reading::other);
    }

    private Optional<Extraction> travelDocument(LocalDate today) {
        return scanned.stream()
                .map(new TravelDocumentReader(today)::read)
                .flatMap(Optional::stream)
                .findFirst()
                .map(document ->
                        new Extraction(document.type(), document.fields(), List.of(), List.of(), List.of(), text()));
    }

    private Optional<Extraction> purchase() {
        return PurchaseReader.read(pages)
                .map(purchase -> new Extraction(
                        purchase.type(), purchase.fields(), purchase.lines(), List.of(), List.of(), text()));
    }

    private Extraction other() {
        return new Extraction(
                DocumentType.OTHER,
                List.of(),
                List.of(),
                pages.stream().flatMap(page -> KeyValues.of(page).stream()).toList(),
                pages.stream().flatMap(page -> PageTables.of(page).stream()).toList(),
                text());
    }

    private String text() {
        return pages.stream()
                .map(page -> page.lines().stream().map(ScannedLine::text).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }
}
