package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.parsing.ScannedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the machine-readable zone in lines of a page: the neighboring lines that fit a format best. */
final class ZoneFinder {

    /** A check digit matches, or almost everything else fits. */
    private static final int LEAST_SCORE = 4;

    private ZoneFinder() {}

    /** {@return the zone and its lines; empty if no lines fit a format} */
    static Optional<FoundZone> find(List<ScannedLine> lines) {
        var plausible = lines.stream()
                .filter(line -> ZoneText.isPlausible(ZoneText.of(line)))
                .toList();
        return Stream.of(ZoneFormat.values())
                .flatMap(format -> windows(plausible, format.lines()).map(window -> best(format, window)))
                .flatMap(Optional::stream)
                .filter(found -> found.zone().score() >= LEAST_SCORE)
                .max(Comparator.comparingInt(found -> found.zone().score()));
    }

    private static Stream<List<ScannedLine>> windows(List<ScannedLine> lines, int size) {
        return Stream.iterate(0, from -> from + size <= lines.size(), from -> from + 1)
                .map(from -> lines.subList(from, from + size));
    }

    private static Optional<FoundZone> best(ZoneFormat format, List<ScannedLine> window) {
        var candidates = List.of("");
        boolean fitted = false;
        for (int i = 0; i < window.size(); i++) {
            var text = ZoneText.of(window.get(i));
            var fits =
                    format.isNameLine(i) ? LineFits.ofNames(text, format.width()) : LineFits.of(text, format.width());
            fitted |= text.length() != format.width();
            candidates = joined(candidates, fits);
        }
        boolean changed = fitted;
        return candidates.stream()
                .map(joined -> Zone.of(format, joined, changed))
                .max(Comparator.comparingInt(Zone::score))
                .map(zone -> new FoundZone(zone, window));
    }

    private static List<String> joined(List<String> beginnings, List<String> fits) {
        var all = new ArrayList<String>();
        for (var beginning : beginnings) {
            fits.forEach(fit -> all.add(beginning + fit));
        }
        return all;
    }

    /** A zone and the lines that it was read from. */
    record FoundZone(Zone zone, List<ScannedLine> lines) {}
}
