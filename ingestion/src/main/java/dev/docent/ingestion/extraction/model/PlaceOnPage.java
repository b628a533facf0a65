package dev.docent.ingestion.extraction.model;

import dev.docent.ingestion.document.content.Box;
import java.util.List;

/**
 * Where words are on a page.
 *
 * @param boxes one for each row that the words are in
 * @param confidence of the recognition of these words, from 0 to 1
 */
record PlaceOnPage(List<Box> boxes, double confidence) {

    PlaceOnPage {
        boxes = List.copyOf(boxes);
    }

    /** {@return the page, from 1} */
    int page() {
        return boxes.getFirst().page();
    }

    /** {@return the box around places on one page} @param places at least one */
    static Box around(List<PlaceOnPage> places) {
        var boxes = places.stream().flatMap(place -> place.boxes.stream()).toList();
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
        double right =
                boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0);
        double bottom =
                boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0);
        return new Box(places.getFirst().page(), left, top, right - left, bottom - top);
    }

    /** {@return whether both begin in the same row of a page} */
    boolean isBeside(PlaceOnPage other) {
        var one = boxes.getFirst();
        var two = other.boxes.getFirst();
        double apart = Math.abs(one.y() + one.height() / 2 - two.y() - two.height() / 2);
        return one.page() == two.page() && apart < Math.max(one.height(), two.height()) / 2;
    }

    /** {@return the distance between the beginnings of both, in heights of a page} */
    double distance(PlaceOnPage other) {
        var one = boxes.getFirst();
        var two = other.boxes.getFirst();
        return Math.abs(one.page() - two.page()) + Math.hypot(one.x() - two.x(), one.y() - two.y());
    }
}
