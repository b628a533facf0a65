package dev.docent.ingestion.extraction.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of a given width that a line of another width may stand for, because recognition dropped or doubled
 * characters. Runs of fillers lose characters most often.
 */
final class LineFits {

    private static final int MAX_DIFFERENCE = 3;
    private static final int MAX_NAME_DIFFERENCE = 8;

    private LineFits() {}

    /** {@return the line itself if it has the width; otherwise what it may stand for, or nothing} */
    static List<String> of(String line, int width) {
        int difference = line.length() - width;
        if (difference == 0) {
            return List.of(line);
        }
        if (Math.abs(difference) > MAX_DIFFERENCE) {
            return List.of();
        }
        return List.copyOf(difference > 0 ? shortened(line, difference) : lengthened(line, -difference));
    }

    /** {@return the same for a line of names, which ends with fillers and has no check digits that could decide} */
    static List<String> ofNames(String line, int width) {
        int difference = line.length() - width;
        if (Math.abs(difference) > MAX_NAME_DIFFERENCE) {
            return List.of();
        }
        return difference <= 0
                ? List.of(line + String.valueOf(Alphabet.FILLER).repeat(-difference))
                : List.of(line.substring(0, width), line.substring(difference));
    }

    private static Set<String> shortened(String line, int by) {
        var fits = new TreeSet<String>();
        for (int before = 0; before <= by; before++) {
            fits.add(line.substring(before, line.length() - (by - before)));
        }
        for (int at = 0; at + by <= line.length(); at++) {
            fits.add(line.substring(0, at) + line.substring(at + by));
        }
        return fits;
    }

    private static Set<String> lengthened(String line, int by) {
        var fillers = String.valueOf(Alphabet.FILLER).repeat(by);
        var fits = new TreeSet<String>();
        for (int at : places(line, by)) {
            fits.add(line.substring(0, at) + fillers + line.substring(at));
        }
        return fits;
    }

    /** A single character may be missing anywhere; several are missing in a run of fillers, or at an end. */
    private static List<Integer> places(String line, int by) {
        var places = new ArrayList<Integer>();
        for (int at = 0; at <= line.length(); at++) {
            boolean inRun = at > 0 && line.charAt(at - 1) == Alphabet.FILLER;
            if (by == 1 || inRun || at == 0 || at == line.length()) {
                places.add(at);
            }
        }
        return places;
    }
}
