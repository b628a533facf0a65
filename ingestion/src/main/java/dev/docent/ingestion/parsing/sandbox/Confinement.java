package dev.docent.ingestion.parsing.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link SandboxLauncher} does before it becomes another program; sent to it over its standard input.
 *
 * @param files accesses to files that are denied unless a rule grants them, {@code LANDLOCK_ACCESS_FS_…}; 0 without Landlock
 * @param network the same for the network, {@code LANDLOCK_ACCESS_NET_…}
 * @param scopes what is denied outside the sandbox, {@code LANDLOCK_SCOPE_…}
 * @param rules grants of access to files
 * @param limits resource limits
 * @param tasks how many processes and threads its user may start in addition to those that run
 * @param filter the seccomp program; empty without seccomp
 * @param command the program, by its absolute path, and its arguments
 */
record Confinement(
        long files,
        long network,
        long scopes,
        List<Rule> rules,
        List<Limit> limits,
        int tasks,
        byte[] filter,
        List<String> command) {

    void writeTo(DataOutputStream out) throws IOException {
        out.writeLong(files);
        out.writeLong(network);
        out.writeLong(scopes);
        out.writeInt(rules.size());
        for (var rule : rules) {
            out.writeUTF(rule.path);
            out.writeLong(rule.access);
        }
        out.writeInt(limits.size());
        for (var limit : limits) {
            out.writeInt(limit.resource);
            out.writeLong(limit.most);
        }
        out.writeInt(tasks);
        out.writeInt(filter.length);
        out.write(filter);
        out.writeInt(command.size());
        for (var argument : command) {
            out.writeUTF(argument);
        }
    }

    /** Reads not a byte more, since what follows is for the program. */
    static Confinement readFrom(DataInputStream in) throws IOException {
        var files = in.readLong();
        var network = in.readLong();
        var scopes = in.readLong();
        var rules = new ArrayList<Rule>();
        for (int left = in.readInt(); left > 0; left--) {
            rules.add(new Rule(in.readUTF(), in.readLong()));
        }
        var limits = new ArrayList<Limit>();
        for (int left = in.readInt(); left > 0; left--) {
            limits.add(new Limit(in.readInt(), in.readLong()));
        }
        var tasks = in.readInt();
        var filter = in.readNBytes(in.readInt());
        var command = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            command.add(in.readUTF());
        }
        return new Confinement(files, network, scopes, rules, limits, tasks, filter, command);
    }

    /**
     * Grants access to a file, or to a folder and everything in it.
     *
     * @param path absolute; skipped if there is no such file
     */
    record Rule(String path, long access) {}

    /**
     * Limits a resource, unless the limit in force is lower.
     *
     * @param resource {@code RLIMIT_…}
     */
    record Limit(int resource, long most) {

        static final int FILE_SIZE = 1;
        static final int DATA = 2;
        static final int CORE = 4;
        static final int TASKS = 6;
        static final int OPEN_FILES = 7;
    }
}
