package dev.docent.ingestion.extraction;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture of a page, as a camera or a scanner makes it. */
public final class DrawnPage {

    private static final int WIDTH = 1250;
    private static final int HEIGHT = 880;

    private final BufferedImage picture;

    private DrawnPage(BufferedImage picture) {
        this.picture = picture;
    }

    /** {@return the data page of a travel document} @param zone the lines of its machine-readable zone */
    public static DrawnPage travelDocument(List<String> printed, List<String> zone) {
        var picture = blank(WIDTH, HEIGHT);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(25, 25, 40));
        pen.drawRect(60, 90, 300, 400);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        for (int i = 0; i < printed.size(); i++) {
            pen.drawString(printed.get(i), 420, 80 + i * 46);
        }
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, zone.getFirst().length() > 36 ? 42 : 46));
        for (int i = 0; i < zone.size(); i++) {
            pen.drawString(zone.get(i), 50, HEIGHT - 60 * (zone.size() - i) - 10);
        }
        pen.dispose();
        return new DrawnPage(picture);
    }

    /** {@return a page of typed lines} */
    public static DrawnPage typed(String... lines) {
        var picture = blank(1000, 120 + lines.length * 44);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 26));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], 50, 70 + i * 44);
        }
        pen.dispose();
        return new DrawnPage(picture);
    }

    /** {@return the page, turned clockwise by an angle} */
    public DrawnPage turned(double degrees) {
        boolean lying = Math.round(degrees / 90) % 2 != 0;
        var turned = blank(
                lying ? picture.getHeight() : picture.getWidth(), lying ? picture.getWidth() : picture.getHeight());
        var transform = new AffineTransform();
        transform.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        transform.rotate(Math.toRadians(degrees));
        transform.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        return drawn(turned, transform);
    }

    /** {@return the page in another size} */
    public DrawnPage scaled(double by) {
        return drawn(
                blank((int) (picture.getWidth() * by), (int) (picture.getHeight() * by)),
                AffineTransform.getScaleInstance(by, by));
    }

    /** {@return the page with dots of random colors} */
    public DrawnPage noisy(int dots) {
        var random = new Random(dots);
        for (int i = 0; i < dots; i++) {
            picture.setRGB(
                    random.nextInt(picture.getWidth()), random.nextInt(picture.getHeight()), random.nextInt(0xFFFFFF));
        }
        return this;
    }

    /** Writes the page as a PNG file. {@return the file} */
    public Path save(Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private DrawnPage drawn(BufferedImage onto, AffineTransform transform) {
        var pen = onto.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, transform, null);
        pen.dispose();
        return new DrawnPage(onto);
    }

    private static BufferedImage blank(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(242, 242, 236));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return picture;
    }
}
