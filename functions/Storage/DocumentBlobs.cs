using Automations.Programme;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Automations.Storage;

/// <summary>JSON documents in a container: one folder a programme, and in it one for each thing that they belong to.</summary>
/// <param name="belongTo">What a folder is of, in words, for errors.</param>
public abstract class DocumentBlobs(BlobContainerClient container, string programme, string belongTo)
{
    private bool exists;

    /// <returns>False when it is there already; it then stays as it is.</returns>
    public Task<bool> TryAddAsync<T>(string folder, string name, T content, CancellationToken cancellation) =>
        WriteAsync(folder, name, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellation);

    /// <returns>False when somebody has changed it since it had this version.</returns>
    public Task<bool> TryReplaceAsync<T>(string folder, string name, T content, string version, CancellationToken cancellation) =>
        WriteAsync(folder, name, content, new BlobRequestConditions { IfMatch = new ETag(version) }, cancellation);

    public Task WriteAsync<T>(string folder, string name, T content, CancellationToken cancellation) =>
        WriteAsync(folder, name, content, conditions: null, cancellation);

    /// <returns>Null when there is none.</returns>
    public async Task<VersionOf<T>?> ReadAsync<T>(string folder, string name, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var content = await container.GetBlobClient(NameOf(folder, name)).DownloadContentAsync(cancellation);
            return new(content.Value.Content.ToObjectFromJson<T>(ProgrammeJson.Options)!, content.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<T> GetAsync<T>(string folder, string name, CancellationToken cancellation)
        where T : class =>
        (await ReadAsync<T>(folder, name, cancellation))?.Content ?? throw new InvalidOperationException($"The {belongTo} {folder} has no {name}.");

    /// <summary>Deletes everything whose name begins so; repeating it is a no-op.</summary>
    public async Task DeleteAsync(string folder, string beginning, CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, NameOf(folder, beginning), cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private async Task<bool> WriteAsync<T>(string folder, string name, T content, BlobRequestConditions? conditions, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions { Conditions = conditions };
        try
        {
            await EnsureAsync(cancellation);
            await container.GetBlobClient(NameOf(folder, name)).UploadAsync(BinaryData.FromObjectAsJson(content, ProgrammeJson.Options), options, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (conditions is not null && other.Status is 409 or 412)
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

    private string NameOf(string folder, string name) => $"{programme}/{folder}/{name}";
}

/// <param name="Version">Changes with every change of the content.</param>
public sealed record VersionOf<T>(T Content, string Version);
