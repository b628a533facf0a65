package dev.docent.ingestion.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.mrz.SpecimenZone;
import dev.docent.ingestion.extraction.mrz.ZoneFormat;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.inprocess.InProcessPageScanner;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedSpecimenTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsTesseract() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");
    }

    @ParameterizedTest
    @EnumSource(ZoneFormat.class)
    void readsTheSpecimenOfEachSize(ZoneFormat format) throws IOException {
        var specimen = SpecimenZone.eriksson(format);

        var extraction = read(DrawnPage.travelDocument(specimen.printed(), specimen.lines()));

        assertThat(extraction.type().isTravelDocument()).isTrue();
        assertThat(extraction.fields())
                .filteredOn(field -> specimen.truth().containsKey(field.name()))
                .allSatisfy(field -> assertThat(field.value())
                        .as(field.name())
                        .isEqualTo(specimen.truth().get(field.name())));
        assertThat(field(extraction, "passport_number").certain()).isTrue();
        assertThat(field(extraction, "issue_date").value()).isEqualTo("2007/04/16");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, 1.5, 90, 180, 270})
    void readsPagesThatWereTurned(double degrees) throws IOException {
        var specimen = SpecimenZone.eriksson(ZoneFormat.TD3);

        var extraction = read(
                DrawnPage.travelDocument(specimen.printed(), specimen.lines()).turned(degrees));

        assertThat(field(extraction, "passport_number").value()).isEqualTo("L898902C3");
        assertThat(field(extraction, "date_of_birth").value()).isEqualTo("1974/08/12");
    }

    @Test
    void saysWhereTheZoneIsOnAPageThatLiesOnItsSide() throws IOException {
        var specimen = SpecimenZone.eriksson(ZoneFormat.TD3);

        var box = field(
                        read(DrawnPage.travelDocument(specimen.printed(), specimen.lines())
                                .turned(90)),
                        "passport_number")
                .boxes()
                .getFirst();

        assertThat(box.x()).isBetween(0.03, 0.12);
        assertThat(box.height()).isGreaterThan(box.width() * 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1.4})
    void readsPagesOfOtherSizes(double scale) throws IOException {
        var specimen = SpecimenZone.eriksson(ZoneFormat.TD1);

        var extraction = read(
                DrawnPage.travelDocument(specimen.printed(), specimen.lines()).scaled(scale));

        assertThat(field(extraction, "passport_number").value()).isEqualTo("L898902C3");
    }

    @Test
    void neverReportsAWrongFieldOfANoisyPageAsCertain() throws IOException {
        int certain = 0;
        for (int seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            var specimen = SpecimenZone.random(ZoneFormat.values()[seed % 5], random);
            var page = DrawnPage.travelDocument(specimen.printed(), specimen.lines())
                    .turned(random.nextDouble(-1.5, 1.5))
                    .noisy(4_000 * seed);
            for (var field : read(page).fields()) {
                var truth = specimen.truth().get(field.name());
                certain += field.certain() ? 1 : 0;
                assertThat(!field.certain() || truth == null || truth.equals(field.value()))
                        .as("%s of %s: %s", field.name(), specimen.lines(), field.value())
                        .isTrue();
            }
        }
        assertThat(certain).isGreaterThan(15);
    }

    @Test
    void readsAReceipt() throws IOException {
        var extraction = read(DrawnPage.typed(
                "Harbour Coffee",
                "4 Quay Street, Dover",
                "Receipt No. 1009    03 Mar 2026",
                "",
                "2 x Flat white              7.80",
                "Almond croissant            3.40",
                "Orange juice                4.25",
                "",
                "Total GBP                  15.45",
                "Card                       15.45"));

        assertThat(extraction.type()).isEqualTo(DocumentType.RECEIPT);
        assertThat(field(extraction, "total").value()).isEqualTo("15.45");
        assertThat(field(extraction, "total").certain()).isTrue();
        assertThat(field(extraction, "number").value()).isEqualTo("1009");
        assertThat(field(extraction, "vendor").value()).isEqualTo("Harbour Coffee");
        assertThat(extraction.lines())
                .extracting(LineItem::description)
                .containsExactly("Flat white", "Almond croissant", "Orange juice");
    }

    @Test
    void readsTheBoxesOfAGermanInvoice() throws IOException {
        var extraction = read(DrawnPage.typed(
                "Segelmacherei Petersen GmbH",
                "Rechnung Nr. 2026/088       Datum: 05.02.2026",
                "Bezeichnung         Menge   Preis      Betrag",
                "Grosssegel flicken     1   240,00      240,00",
                "Lattentaschen          4    18,50       74,00",
                "Netto                                  314,00",
                "USt 19%                                 59,66",
                "Gesamtbetrag EUR                       373,66"));

        assertThat(extraction.type()).isEqualTo(DocumentType.INVOICE);
        assertThat(field(extraction, "total").certain()).isTrue();
        assertThat(field(extraction, "total").value()).isEqualTo("373.66");
        assertThat(field(extraction, "date").value()).isEqualTo("2026/02/05");
        assertThat(field(extraction, "total").boxes())
                .singleElement()
                .satisfies(box -> assertThat(box.x()).isBetween(0.6, 0.8));
    }

    private static Extraction read(DrawnPage page) throws IOException {
        var file = page.save(folder.resolve("page.png"));
        var scanned = new InProcessPageScanner(DefaultLimits.LIMITS)
                .scan(new DocumentFile(file, "page.png", null), ReadingProgress.NONE);
        return ExtractFields.of(scanned.pages(), TODAY);
    }

    private static ExtractedField field(Extraction extraction, String name) {
        return extraction.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + extraction.text()));
    }
}
