package dev.docent.bench.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page that all reports have, with other figures each.
 *
 * @param text with {@code {FIRM}}, {@code {Y}} for the year, {@code {Y1}} for the year before, {@code {N}} for a large number, {@code
 *     {S}} for a small one, {@code {D}} for a decimal and {@code {A}} for an age
 * @param questions about the page, also with {@code {FY}} for a written fiscal year
 */
record PageTemplate(String name, String text, List<String> questions) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static List<PageTemplate> all() {
        try (var pages = PageTemplate.class.getResourceAsStream("pages.txt")) {
            var text = new String(Objects.requireNonNull(pages).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== "))
                    .filter(page -> !page.isBlank())
                    .map(PageTemplate::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageTemplate parse(String page) {
        var lines = page.lines().toList();
        return new PageTemplate(
                lines.getFirst(),
                String.join(
                        "\n",
                        lines.stream()
                                .skip(1)
                                .filter(line -> !line.startsWith("? "))
                                .toList()),
                lines.stream()
                        .filter(line -> line.startsWith("? "))
                        .map(line -> line.substring(2))
                        .toList());
    }

    /** {@return a text with its places filled} */
    static String fill(String text, String firm, int year, RandomGenerator random) {
        return PLACE.matcher(text).replaceAll(place -> value(place, firm, year, random));
    }

    private static String value(MatchResult place, String firm, int year, RandomGenerator random) {
        return switch (place.group(1)) {
            case "FIRM" -> firm;
            case "FY" ->
                List.of("FY" + year, "FY" + year, "fiscal " + year, "FY" + year % 100, "" + year)
                        .get(random.nextInt(5));
            case "N" -> String.format(Locale.ROOT, "%,d", random.nextInt(1_000, 40_000));
            case "S" -> "" + random.nextInt(2, 400);
            case "D" -> String.format(Locale.ROOT, "%.1f", random.nextDouble(1, 40));
            case "A" -> "" + random.nextInt(42, 66);
            default -> "" + (year - ("0" + place.group(1).substring(1)).transform(Integer::parseInt));
        };
    }
}
