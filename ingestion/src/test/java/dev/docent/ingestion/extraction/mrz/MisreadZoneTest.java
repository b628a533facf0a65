package dev.docent.ingestion.extraction.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.page.TypedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MisreadZoneTest {

    private static final int ZONES = Integer.getInteger("docent.zones", 400);

    @ParameterizedTest
    @EnumSource(ZoneFormat.class)
    void neverReportsAWrongFieldAsCertain(ZoneFormat format) {
        var wrong = new ArrayList<String>();
        for (int seed = 0; seed < ZONES; seed++) {
            var random = new Random(seed);
            var specimen = SpecimenZone.random(format, random);
            var misread = new MisreadZone(random).misread(specimen.lines(), 1 + seed % 3);
            var printed = random.nextInt(3) == 0 ? specimen.printed() : List.<String>of();
            for (var field : fields(printed, misread)) {
                var truth = specimen.truth().get(field.name());
                if (field.certain() && truth != null && !truth.equals(field.value())) {
                    wrong.add("%d %s: %s, not %s, in %s".formatted(seed, field.name(), field.value(), truth, misread));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ZoneFormat.class)
    void readsMostZonesWithASingleConfusion(ZoneFormat format) {
        int right = 0;
        int certain = 0;
        int fields = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var specimen = SpecimenZone.random(format, random);
            var misread = new MisreadZone(random).misread(specimen.lines(), 1);
            for (var field : fields(specimen.printed(), misread)) {
                var truth = specimen.truth().get(field.name());
                fields += truth == null ? 0 : 1;
                right += truth != null && truth.equals(field.value()) ? 1 : 0;
                certain += truth != null && field.certain() ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThan(fields * 85 / 100);
        assertThat(certain).isGreaterThan(fields * 55 / 100);
    }

    private static List<ExtractedField> fields(List<String> printed, List<String> zone) {
        return new TravelDocumentReader(SpecimenZone.TODAY)
                .read(TypedPage.of(printed, zone))
                .map(TravelDocumentReader.TravelDocument::fields)
                .orElse(List.of());
    }
}
