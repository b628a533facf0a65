package dev.docent.ingestion.extraction.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the errors of recognition in the lines of a zone. */
final class MisreadZone {

    private final Random random;

    MisreadZone(Random random) {
        this.random = random;
    }

    /** {@return the lines with this number of errors, of which each changes a line} */
    List<String> misread(List<String> zone, int errors) {
        var lines = new ArrayList<>(zone);
        for (int made = 0; made < errors; ) {
            int at = random.nextInt(lines.size());
            var misread = misread(lines.get(at));
            if (!misread.equals(lines.get(at))) {
                lines.set(at, misread);
                made++;
            }
        }
        return lines;
    }

    private String misread(String line) {
        int at = random.nextInt(line.length());
        return switch (random.nextInt(8)) {
            case 0 -> line.substring(0, at) + line.substring(at + 1);
            case 1 -> line.substring(0, at) + line.charAt(at) + line.substring(at);
            case 2 -> line.substring(1) + (random.nextBoolean() ? "<" : "");
            case 3 -> "<" + line.substring(0, line.length() - random.nextInt(2));
            default -> confused(line, at);
        };
    }

    private String confused(String line, int at) {
        var alike = Confusions.alike(line.charAt(at));
        return line.substring(0, at) + alike.charAt(random.nextInt(alike.length())) + line.substring(at + 1);
    }
}
