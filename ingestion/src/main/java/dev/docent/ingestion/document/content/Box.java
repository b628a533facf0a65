package dev.docent.ingestion.document.content;

/**
 * A rectangle on a page, as shares of the page as it is displayed, turned and cropped: 0 is its left or top edge, 1 its
 * right or bottom one.
 *
 * @param page from 1
 * @param x its left edge
 * @param y its top edge
 */
public record Box(int page, double x, double y, double width, double height) {}
