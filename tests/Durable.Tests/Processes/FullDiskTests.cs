namespace Automations.Durable.Tests.Processes;

/// <summary>Disks that are full, read-only or not ours, as the operating system makes them.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Orders = 200;
    private const int Payload = 20_000;

    private readonly TempFolder folder = new();

    /// <summary>A small disk with a ballast on it: the first life fills it up, the second goes on once the ballast is gone.</summary>
    [Fact]
    public async Task DiskFull_SaysSoAndGoesOnWhenThereIsRoom()
    {
        await RequireMountsAsync();
        using var elsewhere = new TempFolder(); // what the process says must not end with its disk
        var script = $"""
            mount -t tmpfs -o size=64m tmpfs '{folder.Path}' || exit 99
            head -c 58000000 /dev/zero > '{folder.Path}/ballast'
            {Run(Orders, Payload)} > '{elsewhere.Path}/told' < /dev/null
            echo "first $?"
            rm '{folder.Path}/ballast'
            {Run(Orders, Payload)} < '{elsewhere.Path}/told'
            echo "second $?"
            """;
        using var process = CrasherProcess.Start(Isolated(script), []);

        var (_, errors) = await process.EndAsync();

        Assert.Contains("first 3", process.Lines);
        Assert.StartsWith("WriteFailed: The disk is full: '", errors, StringComparison.Ordinal);
        Assert.Contains(folder.Database, errors, StringComparison.Ordinal);
        Assert.Contains("Make room", errors, StringComparison.Ordinal);
        Assert.Equal(["done", "second 0"], process.Lines.TakeLast(2));
        Assert.Equal(Orders, process.Lines.Count(line => line.StartsWith("result", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ReadOnlyDisk_SaysSoAndLeavesEverythingAsItIs()
    {
        await RequireMountsAsync();
        var script = $"""
            mount -t tmpfs -o size=16m tmpfs '{folder.Path}' || exit 99
            mount -o remount,ro '{folder.Path}'
            {Run(2)} < /dev/null
            echo "nothing there yet $?"
            ls -A '{folder.Path}'
            mount -o remount,rw '{folder.Path}'
            {Run(2)} < /dev/null > /dev/null
            cat '{folder.Path}'/* | cksum
            mount -o remount,ro '{folder.Path}'
            {Run(2)} < /dev/null
            echo "something there $?"
            cat '{folder.Path}'/* | cksum
            """;
        using var process = CrasherProcess.Start(Isolated(script), []);

        var (_, errors) = await process.EndAsync();

        Assert.Equal(["nothing there yet 3", process.Lines[1], "something there 3", process.Lines[1]], process.Lines);
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => AssertNotWritable(line, "Read-only file system"));
    }

    /// <summary>The folder belongs to somebody else; or only the database in it does, which SQLite would open to read without a word.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SomebodyElsesFolder_SaysSoAndCreatesNothing(bool withADatabase)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Needs Linux, and root, to become another user.");
        }

        var prepare = withADatabase ? $"{Run(2)} < /dev/null > /dev/null && chmod 644 durable.db && chmod 666 durable.db.lock && chmod 777 ." : "chmod 755 .";
        using (var prepared = CrasherProcess.Start(["sh", "-c", $"cd '{folder.Path}' && {prepare}"], []))
        {
            Assert.Equal((0, ""), await prepared.EndAsync());
        }

        var before = Directory.GetFiles(folder.Path);
        using var process = CrasherProcess.Start(
            ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", .. CrasherProcess.Command, folder.Database, "2"], []);

        var (exitCode, errors) = await process.EndAsync();

        if (errors.Contains("permission denied", StringComparison.OrdinalIgnoreCase) && !errors.Contains("NotWritable", StringComparison.Ordinal))
        {
            Assert.Skip($"Another user may not run the program here: {errors}");
        }

        Assert.Equal(3, exitCode);
        Assert.Empty(process.Lines);
        AssertNotWritable(errors, "");
        Assert.Equal(before, Directory.GetFiles(folder.Path));
    }

    public void Dispose() => folder.Dispose();

    private void AssertNotWritable(string error, string because)
    {
        Assert.StartsWith($"NotWritable: '{folder.Database}' cannot be opened for writing", error, StringComparison.Ordinal);
        Assert.Contains(because, error, StringComparison.Ordinal);
        Assert.Contains("Check that", error, StringComparison.Ordinal);
    }

    private static string[] Isolated(string script) => ["unshare", "--map-root-user", "--mount", "sh", "-c", script];

    private string Run(int orders, int payload = 0) =>
        $"'{string.Join("' '", CrasherProcess.Command)}' '{folder.Database}' {orders} {payload}";

    private static async Task RequireMountsAsync()
    {
        if (!OperatingSystem.IsLinux() || !await SucceedsAsync(Isolated("mount -t tmpfs none /mnt")))
        {
            Assert.Skip("Needs Linux, and the right to mount a file system in a namespace of its own (unshare --map-root-user --mount).");
        }
    }

    private static async Task<bool> SucceedsAsync(string[] command)
    {
        try
        {
            using var process = CrasherProcess.Start(command, []);
            return (await process.EndAsync()).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
