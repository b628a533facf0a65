package dev.docent.ingestion.extraction.mrz;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.mrz.ZoneFinder.FoundZone;
import dev.docent.ingestion.extraction.page.PageRows;

/** Where the parts of a zone are on the page; its characters all have the same width. */
final class ZoneBoxes {

    private final PageRows page;
    private final FoundZone found;

    ZoneBoxes(PageRows page, FoundZone found) {
        this.page = page;
        this.found = found;
    }

    /** {@return the box of a part} */
    Box of(ZonePart part) {
        var span = found.zone().span(part);
        int width = found.zone().format().width();
        var line = page.upright().box(found.lines().get(span.from() / width).words());
        double unit = line.width() / width;
        return page.asItWas(new Box(
                line.page(),
                line.x() + unit * (span.from() % width),
                line.y(),
                unit * (span.to() - span.from()),
                line.height()));
    }
}
