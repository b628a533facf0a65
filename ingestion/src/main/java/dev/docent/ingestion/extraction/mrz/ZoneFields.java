package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a zone. A field is certain only if no reading within three confusions contradicts it: a date whose
 * check digits all match, since its digits leave no choice, and everything else if the page prints it outside the zone
 * as well.
 */
final class ZoneFields {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private static final double CERTAIN = 0.99;
    private static final double CHECKED = 0.9;
    private static final double REPAIRED = 0.75;
    private static final double READ = 0.6;
    private static final double CONTRADICTED = 0.2;

    private final Zone zone;
    private final ZoneNumber number;
    private final PrintedText printed;
    private final ZoneBoxes boxes;
    private final LocalDate today;
    private final boolean sound;

    ZoneFields(Zone read, ZoneNumber number, PrintedText printed, ZoneBoxes boxes, LocalDate today) {
        this.zone = read.with(number);
        this.number = number;
        this.printed = printed;
        this.boxes = boxes;
        this.today = today;
        this.sound = !zone.fitted()
                && zone.misfits() == 0
                && StateCodes.isKnown(zone.of(ZonePart.STATE))
                && StateCodes.isKnown(zone.of(ZonePart.NATIONALITY))
                && "MF<".contains(zone.of(ZonePart.SEX))
                && number.isChecked()
                && zone.matches(ZonePart.BIRTH, ZonePart.BIRTH_CHECK)
                && zone.matches(ZonePart.EXPIRY, ZonePart.EXPIRY_CHECK)
                && zone.optionalMatches()
                && zone.compositeMatches();
    }

    /** {@return all fields, each once} */
    List<ExtractedField> all() {
        var fields = new ArrayList<ExtractedField>();
        fields.add(state("country", ZonePart.STATE));
        fields.add(number());
        fields.addAll(names());
        fields.add(state("nationality", ZonePart.NATIONALITY));
        fields.add(date(
                "date_of_birth",
                ZonePart.BIRTH,
                ZonePart.BIRTH_CHECK,
                ZoneDates.birth(zone.of(ZonePart.BIRTH), today)));
        fields.add(date(
                "expiry_date",
                ZonePart.EXPIRY,
                ZonePart.EXPIRY_CHECK,
                ZoneDates.expiry(zone.of(ZonePart.EXPIRY), today)));
        fields.add(sex());
        fields.add(plain("document_code", code(), READ, List.of(), ZonePart.CODE, null));
        return fields;
    }

    private ExtractedField number() {
        var twice = printed.number(number.possible());
        if (twice.isPresent()) {
            var value = ZoneNumber.printed(twice.get());
            boolean same = twice.get().equals(number.value()) && number.evidence() == Evidence.CHECK_DIGIT;
            return certain(
                    "passport_number",
                    value,
                    List.of(same ? Evidence.CHECK_DIGIT : Evidence.REPAIRED, Evidence.PRINTED_TWICE),
                    boxes.of(ZonePart.NUMBER));
        }
        var evidence = List.of(number.evidence());
        if (number.isUnambiguous() && number.evidence() == Evidence.CHECK_DIGIT && sound) {
            return certain("passport_number", number.printed(), evidence, boxes.of(ZonePart.NUMBER));
        }
        return switch (number.evidence()) {
            case CHECK_DIGIT -> plain("passport_number", number.printed(), CHECKED, evidence, ZonePart.NUMBER, null);
            case REPAIRED ->
                plain(
                        "passport_number",
                        number.printed(),
                        REPAIRED,
                        evidence,
                        ZonePart.NUMBER,
                        "Characters were replaced by others that look alike, so that the check digit matches.");
            default ->
                plain(
                        "passport_number",
                        number.printed(),
                        CONTRADICTED,
                        evidence,
                        ZonePart.NUMBER,
                        "The check digit does not match: at least one character is wrong.");
        };
    }

    /** Names have no check digit: they are certain if both parts are printed, each in a place of its own. */
    private List<ExtractedField> names() {
        var name = ZoneName.of(zone.of(ZonePart.NAME));
        var twice = name.isRegular() && StateCodes.isKnown(zone.of(ZonePart.STATE))
                ? printed.name(name)
                : Optional.<ZoneName>empty();
        return twice.map(this::certainNames)
                .orElseGet(() -> List.of(
                        name("name", name.full(), name),
                        name("surname", name.surname(), name),
                        name("given_names", name.givenNames(), name)));
    }

    private List<ExtractedField> certainNames(ZoneName name) {
        var evidence = List.of(Evidence.PRINTED_TWICE);
        var box = boxes.of(ZonePart.NAME);
        return List.of(
                certain("name", name.full(), evidence, box),
                certain("surname", name.surname(), evidence, box),
                certain("given_names", name.givenNames(), evidence, box));
    }

    private ExtractedField name(String field, String read, ZoneName name) {
        return plain(
                field,
                read.isEmpty() ? null : read,
                READ,
                List.of(),
                ZonePart.NAME,
                name.truncated() ? "The name fills the zone; a part of it may be missing." : null);
    }

    /** A state is certain if the zone names it twice, and no other code looks like it. */
    private ExtractedField state(String field, ZonePart part) {
        var code = zone.of(part);
        var value = code.replace("<", "");
        boolean twice = zone.of(ZonePart.STATE).equals(zone.of(ZonePart.NATIONALITY));
        if (sound && twice && StateCodes.isUnmistakable(code)) {
            return certain(field, value, List.of(Evidence.PRINTED_TWICE), boxes.of(part));
        }
        return StateCodes.isKnown(code)
                ? plain(field, value, READ, List.of(), part, null)
                : plain(field, value, CONTRADICTED, List.of(), part, "This is not the code of a state.");
    }

    private ExtractedField date(String field, ZonePart part, ZonePart check, Optional<LocalDate> date) {
        if (date.isEmpty()) {
            return plain(field, null, 0, List.of(), part, "The zone has no complete date there.");
        }
        var value = DATE.format(date.get());
        boolean matches = zone.matches(part, check);
        var evidence = new ArrayList<Evidence>(List.of(matches ? Evidence.CHECK_DIGIT : Evidence.CHECK_DIGIT_FAILED));
        if (printed.date(date.get()).isPresent() && matches) {
            evidence.add(Evidence.PRINTED_TWICE);
            return certain(field, value, evidence, boxes.of(part));
        }
        if (matches) {
            return sound && (zone.format().hasComposite() || !zone.isReplaced(part))
                    ? certain(field, value, evidence, boxes.of(part))
                    : plain(field, value, REPAIRED, evidence, part, "Other parts of the zone were misread.");
        }
        return plain(
                field,
                value,
                CONTRADICTED,
                evidence,
                part,
                "The check digit does not match: at least one digit is wrong.");
    }

    private ExtractedField sex() {
        var value = zone.of(ZonePart.SEX);
        return value.matches("[MF]")
                ? plain("sex", value, READ, List.of(), ZonePart.SEX, null)
                : plain("sex", null, 0, List.of(), ZonePart.SEX, null);
    }

    private String code() {
        return zone.of(ZonePart.CODE).replace("<", "");
    }

    private static ExtractedField certain(String field, String value, List<Evidence> evidence, Box box) {
        return new ExtractedField(field, value, CERTAIN, true, evidence, List.of(box), null);
    }

    private ExtractedField plain(
            String field,
            @Nullable String value,
            double confidence,
            List<Evidence> evidence,
            ZonePart part,
            @Nullable String note) {
        return new ExtractedField(field, value, confidence, false, evidence, List.of(boxes.of(part)), note);
    }
}
