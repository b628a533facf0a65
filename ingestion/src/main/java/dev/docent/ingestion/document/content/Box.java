package dev.docent.ingestion.document.content;

/**
 * A rectangle on a page, in fractions of the page as it is displayed, rotated and cropped: 0 is the left or top edge, 1
 * the right or bottom edge.
 *
 * @param page from 1
 * @param x left edge
 * @param y top edge
 */
public record Box(int page, double x, double y, double width, double height) {}
