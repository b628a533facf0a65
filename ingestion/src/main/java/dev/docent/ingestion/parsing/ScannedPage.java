package dev.docent.ingestion.parsing;

import java.util.List;

/**
 * The words of a page with their positions.
 *
 * @param page page number, from 1
 * @param turned clockwise rotation that makes the page upright, in degrees: 0, 90, 180 or 270; the positions are those on
 *     the upright page
 * @param lines from top to bottom
 * @param zone the lines of a machine-readable zone, read again by themselves; empty if none was seen
 */
public record ScannedPage(int page, int turned, List<ScannedLine> lines, List<ScannedLine> zone) {

    public ScannedPage {
        lines = List.copyOf(lines);
        zone = List.copyOf(zone);
    }
}
