package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.page.PageDates;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.parsing.ScannedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is printed on the page outside the machine-readable zone, which is an independent reading of the same data. */
final class PrintedText {

    private final PageRows page;

    PrintedText(PageRows page, List<ScannedLine> zone) {
        this.page = page.without(zone);
    }

    /** {@return the place of a date on the page; empty if it is not there} */
    Optional<Box> date(LocalDate date) {
        return page.lines().stream()
                .flatMap(line -> PageDates.in(line.text()).stream()
                        .filter(found -> found.mayBe(date))
                        .map(found -> page.box(line, found.start(), found.end())))
                .findFirst();
    }

    /** {@return the number among the possible ones that is printed on the page; empty if there is none or several} */
    Optional<String> number(Iterable<String> possible) {
        String found = null;
        for (var number : possible) {
            var printed = ZoneNumber.printed(number);
            if (printed.length() >= 5 && isPrinted(printed)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = number;
            }
        }
        return Optional.ofNullable(found);
    }

    /** {@return the name as printed; empty if its parts are not there, each in a place of its own} */
    Optional<ZoneName> name(ZoneName inZone) {
        var surname = places(inZone.surname());
        var given = places(inZone.givenNames());
        return surname.stream()
                .flatMap(one -> given.stream()
                        .filter(other -> !other.overlaps(one))
                        .map(other -> new ZoneName(one.words(), other.words(), "", false)))
                .findFirst();
    }

    private List<Place> places(String inZone) {
        var wanted = List.of(inZone.split(" "));
        var places = new ArrayList<Place>();
        for (var line : page.lines()) {
            Transliteration.find(wanted, line.text())
                    .ifPresent(found ->
                            places.add(new Place(line, found.from(), found.from() + wanted.size(), found.words())));
        }
        return places;
    }

    /** Words of a line, from a number of a word to another, as printed. */
    private record Place(ScannedLine line, int from, int to, String words) {

        boolean overlaps(Place other) {
            return line == other.line && from < other.to && to > other.from;
        }
    }

    private boolean isPrinted(String number) {
        return page.lines().stream().anyMatch(line -> hasToken(line, number));
    }

    /** Numbers are printed in groups, or with hyphens between them. */
    private static boolean hasToken(ScannedLine line, String number) {
        var words = line.words();
        for (int from = 0; from < words.size(); from++) {
            var token = new StringBuilder();
            for (int to = from; to < words.size() && token.length() < number.length(); to++) {
                token.append(words.get(to).text().replaceAll("[^A-Za-z0-9]", ""));
                if (token.toString().equalsIgnoreCase(number)) {
                    return true;
                }
            }
        }
        return false;
    }
}
