package dev.docent.ingestion.extraction.mrz;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.page.LabelledText;
import dev.docent.ingestion.extraction.page.LabelledText.Labelled;
import dev.docent.ingestion.extraction.page.LabelledText.Part;
import dev.docent.ingestion.extraction.page.PageDates;
import dev.docent.ingestion.extraction.page.PageRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields that a zone lacks: date of issue, place of birth, and the kind of residence. */
final class PrintedFields {

    private static final int LABEL = CASE_INSENSITIVE | UNICODE_CASE;
    private static final Pattern ISSUED = Pattern.compile(
            "date of issue|issue date|date issued|issued on|issuing date|ausstellungsdatum|ausgestellt am|datum der ausstellung"
                    + "|ausstellungstag|date de d[ée]livrance|fecha de expedici[óo]n|data di rilascio",
            LABEL);
    private static final Pattern BIRTHPLACE =
            Pattern.compile("place of birth|birthplace|geburtsort|lieu de naissance|lugar de nacimiento", LABEL);
    private static final Pattern RESIDENCE = Pattern.compile(
            "residence type|type of residence|residen(?:ce|t) (?:permit )?(?:category|status)|type of permit|permit type"
                    + "|visa type|type of visa|category of visa|visa category|art des titels|art des aufenthaltstitels|titre de s[ée]jour",
            LABEL);
    private static final Pattern WORDS = Pattern.compile("^[\\s:.-]*(\\p{L}[\\p{L}\\d .'()-]*)");
    private static final double BY_LABEL = 0.8;

    private final LabelledText labels;
    private final Zone zone;
    private final LocalDate today;

    PrintedFields(PageRows page, Zone zone, LocalDate today) {
        this.labels = new LabelledText(page);
        this.zone = zone;
        this.today = today;
    }

    /** {@return the fields that the page has} */
    List<ExtractedField> all() {
        var fields = new ArrayList<ExtractedField>();
        labels.find(ISSUED, this::issueDate)
                .map(date -> field("issue_date", date))
                .ifPresent(fields::add);
        labels.find(BIRTHPLACE, PrintedFields::words)
                .map(place -> field("place_of_birth", place))
                .ifPresent(fields::add);
        fields.add(labels.find(RESIDENCE, PrintedFields::words)
                .map(type -> field("residence_type", type))
                .orElseGet(this::kindOfDocument));
        return fields;
    }

    /** Where no label names it, the code of the document does. */
    private ExtractedField kindOfDocument() {
        return new ExtractedField(
                "residence_type", kind(zone.of(ZonePart.CODE)), 0.6, false, List.of(), List.of(), null);
    }

    private static String kind(String code) {
        return switch (code) {
            case "IR", "AR", "CR", "RP" -> "residence permit";
            default -> code.startsWith("P") ? "passport" : code.startsWith("V") ? "visa" : "identity card";
        };
    }

    /** A document is issued after the birth of its holder, before it expires, and not in the future. */
    private Optional<Part<String>> issueDate(String text) {
        var birth = ZoneDates.birth(zone.of(ZonePart.BIRTH), today).orElse(LocalDate.MIN);
        var expiry = ZoneDates.expiry(zone.of(ZonePart.EXPIRY), today).orElse(LocalDate.MAX);
        return PageDates.in(text).stream()
                .filter(found -> !found.date().isBefore(birth)
                        && found.date().isBefore(expiry)
                        && !found.date().isAfter(today))
                .findFirst()
                .map(found -> new Part<>(ZoneFields.DATE.format(found.date()), found.start(), found.end()));
    }

    private static Optional<Part<String>> words(String text) {
        var matcher = WORDS.matcher(text);
        return matcher.find() && !matcher.group(1).isBlank()
                ? Optional.of(new Part<>(
                        matcher.group(1).strip(),
                        matcher.start(1),
                        matcher.start(1) + matcher.group(1).strip().length()))
                : Optional.empty();
    }

    private static ExtractedField field(String name, Labelled<String> value) {
        return new ExtractedField(
                name,
                value.value(),
                BY_LABEL * value.confidence(),
                false,
                List.of(Evidence.LABEL),
                List.of(value.box()),
                null);
    }
}
