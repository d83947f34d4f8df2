namespace Automations.Host.Tests;

/// <summary>One platform for all tests of a class, where none of them moves time.</summary>
public sealed class SharedPlatform(TestStorage storage) : IAsyncLifetime
{
    private TestPlatform? _platform;

    internal TestPlatform Platform => _platform!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(storage);

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;
}
