package dev.docent.api.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a process of Docent is started: the beginning of a command line, which arguments may follow. */
public enum DocentCommand {
    /** As in the README. */
    JAR(List.of("-jar", System.getProperty("docent.jar", "absent"))),

    /** From the unpacked jar as in the container, with a cache of its loaded classes: a start takes half the processor time. */
    UNPACKED(List.of(
            "-XX:AOTCache=" + System.getProperty("docent.unpacked", "absent") + "/docent.aot",
            "-Xlog:aot=off",
            "-jar",
            System.getProperty("docent.unpacked", "absent") + "/docent.jar"));

    private final List<String> end;

    DocentCommand(List<String> end) {
        this.end = end;
    }

    /** {@return the command line up to the arguments of Docent itself} The options are those that the cache was made with. */
    public List<String> line() {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Starts are most of what these tests wait for, and this takes a third off them.
                "-XX:TieredStopAtLevel=1"));
        line.addAll(end);
        return line;
    }
}
