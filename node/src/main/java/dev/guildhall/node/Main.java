package dev.guildhall.node;

import dev.guildhall.node.cli.CommandLine;
import dev.guildhall.node.cli.Terminal;
import dev.guildhall.node.demo.DemoCommand;

/// The process entry point of everything that `./guildhall` does with a built product.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var terminal = Terminal.ofThisProcess();
        System.exit(new CommandLine(terminal)
                .with(new StartCommand(terminal, Product::start))
                .with(new MigrateSchemaCommand(terminal))
                .with(new DemoCommand(terminal, System::nanoTime))
                .run(arguments));
    }
}
