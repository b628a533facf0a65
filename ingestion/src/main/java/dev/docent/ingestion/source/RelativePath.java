package dev.docent.ingestion.source;

import dev.docent.ingestion.document.Filename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a file in the folder, archive or mail it came with: names separated by slashes. It has no parent
 * references and no invisible characters. It is for display; no file is ever opened by it.
 *
 * @param value not empty, at most 1024 characters
 */
public record RelativePath(String value) {

    private static final int LONGEST = 1024;
    private static final Pattern DRIVE = Pattern.compile("^\\s*[A-Za-z]:");

    /**
     * {@return the normalized path: slashes for backslashes, no drive, no leading slash, no invisible characters; empty
     * if it leads upwards, is too long, or nothing remains}
     */
    public static Optional<RelativePath> of(String given) {
        var bare = DRIVE.matcher(Filename.visible(given).replace('\\', '/')).replaceFirst("");
        List<String> names = new ArrayList<>();
        for (var segment : bare.split("/")) {
            var name = segment.strip();
            if (name.equals("..")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        var path = String.join("/", names);
        return path.isEmpty() || path.length() > LONGEST ? Optional.empty() : Optional.of(new RelativePath(path));
    }

    /** {@return the last name of the path} */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** {@return the path of a file inside this container; empty if the result is too long} */
    Optional<RelativePath> of(RelativePath inside) {
        return of(value + "/" + inside.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
