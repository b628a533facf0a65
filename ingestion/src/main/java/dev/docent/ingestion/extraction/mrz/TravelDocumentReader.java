package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.mrz.ZoneFinder.FoundZone;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.parsing.ScannedPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads passports, visas and identity cards: by their machine-readable zone, and by what is printed around it. */
public final class TravelDocumentReader {

    private final LocalDate today;

    /** @param today decides the century of dates, whose years have two digits in the zone */
    public TravelDocumentReader(LocalDate today) {
        this.today = today;
    }

    /** {@return the document on the page; empty if it has no machine-readable zone} */
    public Optional<TravelDocument> read(ScannedPage page) {
        var text = PageRows.of(page);
        return Stream.of(page.zone(), text.lines())
                .map(ZoneFinder::find)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(found -> found.zone().score()))
                .map(found -> read(text, found));
    }

    private TravelDocument read(PageRows text, FoundZone found) {
        var zone = found.zone();
        var printed = new PrintedText(text, found.lines());
        var number = ZoneNumber.of(zone);
        var boxes = new ZoneBoxes(text, found);
        var fields = new ZoneFields(zone, number, printed, boxes, today);
        var all = new ArrayList<>(fields.all());
        all.addAll(new PrintedFields(text.without(found.lines()), zone, today).all());
        return new TravelDocument(type(zone), List.copyOf(all));
    }

    private static DocumentType type(Zone zone) {
        if (zone.format().isVisa() || zone.of(ZonePart.CODE).startsWith("V")) {
            return DocumentType.VISA;
        }
        return zone.of(ZonePart.CODE).startsWith("P") ? DocumentType.PASSPORT : DocumentType.IDENTITY_CARD;
    }

    /** A travel document and its fields. */
    public record TravelDocument(DocumentType type, List<ExtractedField> fields) {}
}
