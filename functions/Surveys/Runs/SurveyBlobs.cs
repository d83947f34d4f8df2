using Automations.Programme;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Automations.Surveys.Runs;

/// <summary>JSON documents of survey runs, one folder a run.</summary>
internal sealed class SurveyBlobs(BlobServiceClient blobs, ProgrammeSettings programme)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient("surveys");
    private bool exists;

    /// <returns>False when it is there already and <paramref name="once"/> is set; it then stays as it is.</returns>
    public Task<bool> WriteAsync<T>(string run, string name, T content, bool once, CancellationToken cancellation) =>
        WriteAsync(run, name, content, once ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null, cancellation);

    /// <returns>False when it has been changed since it had this version.</returns>
    public Task<bool> TryReplaceAsync<T>(string run, string name, T content, string version, CancellationToken cancellation) =>
        WriteAsync(run, name, content, new BlobRequestConditions { IfMatch = new ETag(version) }, cancellation);

    public async Task<T?> ReadAsync<T>(string run, string name, CancellationToken cancellation)
        where T : class => (await ReadVersionAsync<T>(run, name, cancellation))?.Content;

    public async Task<VersionOf<T>?> ReadVersionAsync<T>(string run, string name, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(NameOf(run, name)).DownloadContentAsync(cancellation);
            return new(content.Value.Content.ToObjectFromJson<T>(ProgrammeJson.Options)!, content.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes everything below a folder of the run; repeating it is a no-op.</summary>
    public async Task DeleteAsync(string run, string folder, CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, NameOf(run, folder), cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private async Task<bool> WriteAsync<T>(string run, string name, T content, BlobRequestConditions? conditions, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions { Conditions = conditions };
        try
        {
            await EnsureAsync(cancellation);
            await container.GetBlobClient(NameOf(run, name)).UploadAsync(BinaryData.FromObjectAsJson(content, ProgrammeJson.Options), options, cancellation);
            return true;
        }
        catch (RequestFailedException there) when (conditions is not null && there.Status is 409 or 412)
        {
            return false;
        }
    }

    private async ValueTask EnsureAsync(CancellationToken cancellation)
    {
        if (exists)
            return;
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        exists = true;
    }

    private string NameOf(string run, string name) => $"{programme.Id}/{run}/{name}";
}

/// <param name="Version">Changes with every change of the content.</param>
public sealed record VersionOf<T>(T Content, string Version);
