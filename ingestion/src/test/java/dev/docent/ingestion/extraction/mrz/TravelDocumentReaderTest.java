package dev.docent.ingestion.extraction.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.mrz.TravelDocumentReader.TravelDocument;
import dev.docent.ingestion.extraction.page.TypedPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TravelDocumentReaderTest {

    /** The specimens of ICAO Doc 9303, parts 4 to 7. */
    private static final List<String> PASSPORT =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    private static final List<String> CARD = List.of(
            "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    private static final List<String> CARD_OF_TWO_LINES =
            List.of("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6");
    private static final List<String> VISA =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<");
    private static final List<String> SMALL_VISA =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<");

    @Test
    void readsThePassportOfTheStandard() {
        var passport = read(PASSPORT);

        assertThat(passport.type()).isEqualTo(DocumentType.PASSPORT);
        assertThat(value(passport, "passport_number")).isEqualTo("L898902C3");
        assertThat(value(passport, "name")).isEqualTo("ANNA MARIA ERIKSSON");
        assertThat(value(passport, "country")).isEqualTo("UTO");
        assertThat(value(passport, "nationality")).isEqualTo("UTO");
        assertThat(value(passport, "date_of_birth")).isEqualTo("1974/08/12");
        assertThat(value(passport, "expiry_date")).isEqualTo("2012/04/15");
        assertThat(value(passport, "sex")).isEqualTo("F");
        assertThat(field(passport, "date_of_birth").certain()).isTrue();
        assertThat(field(passport, "country").certain()).isTrue();
    }

    @Test
    void readsTheOtherDocumentsOfTheStandard() {
        assertThat(read(CARD).type()).isEqualTo(DocumentType.IDENTITY_CARD);
        assertThat(value(read(CARD), "passport_number")).isEqualTo("D23145890");
        assertThat(value(read(CARD_OF_TWO_LINES), "passport_number")).isEqualTo("D23145890");
        assertThat(value(read(CARD), "date_of_birth")).isEqualTo("1974/08/12");
        assertThat(read(VISA).type()).isEqualTo(DocumentType.VISA);
        assertThat(value(read(VISA), "passport_number")).isEqualTo("L8988901C");
        assertThat(value(read(VISA), "expiry_date")).isEqualTo("1996/12/10");
        assertThat(value(read(SMALL_VISA), "date_of_birth")).isEqualTo("1940/09/07");
    }

    @ParameterizedTest
    @EnumSource(ZoneFormat.class)
    void isCertainOfWhatThePagePrintsTwice(ZoneFormat format) {
        var specimen = SpecimenZone.eriksson(format);
        var document = new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(specimen.printed(), specimen.lines()))
                .orElseThrow();

        assertThat(document.fields())
                .filteredOn(field -> specimen.truth().containsKey(field.name())
                        && !field.name().equals("sex"))
                .allMatch(ExtractedField::certain)
                .extracting(ExtractedField::value)
                .containsExactlyInAnyOrder(
                        "UTO",
                        "L898902C3",
                        "ANNA MARIA ERIKSSON",
                        "ERIKSSON",
                        "ANNA MARIA",
                        "UTO",
                        "1974/08/12",
                        "2012/04/15");
    }

    @ParameterizedTest
    @CsvSource({
        "L898902C36UT07408122F1204159ZE184226B<<<<<10, CHECK_DIGIT", // 0 for O, where only letters may be
        "L8989O2C36UTO7408122F1204159ZE184226B<<<<<10, REPAIRED" // O for 0, which the check digit contradicts
    })
    void replacesACharacterThatTheCheckDigitContradicts(String line, Evidence evidence) {
        var number = field(read(List.of(PASSPORT.getFirst(), line)), "passport_number");

        assertThat(number.certain()).isFalse();
        assertThat(number.evidence()).contains(evidence);
        assertThat(number.value()).isEqualTo("L898902C3");
    }

    @Test
    void saysThatACheckDigitDoesNotMatch() {
        var birth = field(
                read(List.of(PASSPORT.getFirst(), "L898902C36UTO7408132F1204159ZE184226B<<<<<10")), "date_of_birth");

        assertThat(birth.certain()).isFalse();
        assertThat(birth.confidence()).isLessThan(0.5);
        assertThat(birth.evidence()).containsExactly(Evidence.CHECK_DIGIT_FAILED);
        assertThat(birth.note()).contains("check digit does not match");
    }

    @Test
    void choosesTheNumberThatThePagePrints() {
        var misread = List.of(PASSPORT.getFirst(), "L8989O2CE6UTO7408122F1204159ZE184226B<<<<<10".replace("CE", "C3"));
        var document = new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(List.of("Passport No. L898902C3"), misread))
                .orElseThrow();

        assertThat(field(document, "passport_number").value()).isEqualTo("L898902C3");
        assertThat(field(document, "passport_number").certain()).isTrue();
    }

    @Test
    void readsNumbersThatContinueInTheOptionalData() {
        var number = "D23145890734";
        var check = CheckDigit.of(number);
        var upper = ("I<UTOD23145890<734" + check + "<<<<<<<<<<<<<<").substring(0, 30);
        var lower = "7408122F1204159UTO<<<<<<<<<<<";
        var composite = CheckDigit.of(upper.substring(5) + "7408122" + "1204159" + "<<<<<<<<<<<");

        assertThat(value(read(List.of(upper, lower + composite, CARD.getLast())), "passport_number"))
                .isEqualTo(number);
    }

    @Test
    void restoresFillersThatWereLost() {
        var lost = List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<10");

        assertThat(value(read(lost), "passport_number")).isEqualTo("L898902C3");
        assertThat(value(read(lost), "expiry_date")).isEqualTo("2012/04/15");
    }

    @Test
    void readsTheFieldsAroundTheZone() {
        var document = new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(
                        List.of(
                                "Date of birth          Place of birth",
                                "12 AUG 1974            ZENITH",
                                "Date of issue / Date de délivrance",
                                "16 APR 2007"),
                        PASSPORT))
                .orElseThrow();

        assertThat(value(document, "issue_date")).isEqualTo("2007/04/16");
        assertThat(value(document, "place_of_birth")).isEqualTo("ZENITH");
        assertThat(field(document, "issue_date").certain()).isFalse();
        assertThat(field(document, "issue_date").boxes()).singleElement().satisfies(box -> {
            assertThat(box.x()).isEqualTo(0.05);
            assertThat(box.width()).isBetween(0.1, 0.12);
        });
    }

    @Test
    void printsNamesWithTheirRealLetters() {
        var zone = List.of("P<D<<MUELLER<GROSS<<ANDRE<<<<<<<<<<<<<<<<<<<", PASSPORT.getLast());
        var document = new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(List.of("Name Müller-Groß", "Vornamen André"), zone))
                .orElseThrow();

        assertThat(value(document, "name")).isEqualTo("ANDRÉ MÜLLER GROSS");
        assertThat(field(document, "name").certain()).isTrue();
    }

    @Test
    void saysThatANameMayBeTruncated() {
        var zone = List.of("P<UTOPAPANDROPOULOUS<<JONATHON<ALEC<CHRISTIA", PASSPORT.getLast());

        assertThat(field(read(zone), "name").note()).contains("may be missing");
    }

    @Test
    void findsTheZoneAmongOtherLines() {
        var document = new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(List.of("UTOPIA << PASSPORT << PASSEPORT << REISEPASS"), PASSPORT));

        assertThat(document).isPresent();
    }

    @Test
    void findsNoZoneInOrdinaryText() {
        assertThat(new TravelDocumentReader(SpecimenZone.TODAY)
                        .read(TypedPage.of(List.of(
                                "Dear Sir or Madam, we write to you about a << b <<",
                                "and about the ferry that leaves at seven << ok"))))
                .isEmpty();
    }

    private static TravelDocument read(List<String> zone) {
        return new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(zone))
                .orElseThrow();
    }

    private static ExtractedField field(TravelDocument document, String name) {
        return document.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String value(TravelDocument document, String name) {
        return String.valueOf(field(document, name).value());
    }
}
