/** Where parcels are kept: IndexedDB, or this page's memory where the browser refuses it. */
import type { Parcel } from "./terms";

export interface ParcelStore {
  readonly isDurable: boolean;
  all(ownerId: string): Promise<Parcel[]>;
  get(key: string): Promise<Parcel | undefined>;
  put(parcel: Parcel): Promise<void>;
  remove(key: string): Promise<void>;
}

const NAME = "sudare";
const TABLE = "outbox";

export class MemoryStore implements ParcelStore {
  readonly isDurable = false;
  private readonly parcels = new Map<string, Parcel>();

  async all(ownerId: string): Promise<Parcel[]> {
    return [...this.parcels.values()].filter((parcel) => parcel.ownerId === ownerId).map((parcel) => structuredClone(parcel));
  }
  async get(key: string): Promise<Parcel | undefined> {
    return structuredClone(this.parcels.get(key));
  }
  async put(parcel: Parcel): Promise<void> {
    this.parcels.set(parcel.key, structuredClone(parcel));
  }
  async remove(key: string): Promise<void> {
    this.parcels.delete(key);
  }
}

export class DatabaseStore implements ParcelStore {
  readonly isDurable = true;

  constructor(private readonly database: IDBDatabase) {}

  async all(ownerId: string): Promise<Parcel[]> {
    const parcels = await answer<Parcel[]>(this.table("readonly").getAll());
    return parcels.filter((parcel) => parcel.ownerId === ownerId);
  }
  get(key: string): Promise<Parcel | undefined> {
    return answer<Parcel | undefined>(this.table("readonly").get(key));
  }
  put(parcel: Parcel): Promise<void> {
    return this.write((table) => table.put(parcel));
  }
  remove(key: string): Promise<void> {
    return this.write((table) => table.delete(key));
  }

  private table(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(TABLE, mode).objectStore(TABLE);
  }

  /** Resolves when the transaction is complete, not when the request was: only then does a closed tab lose nothing. */
  private write(change: (table: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(TABLE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("aborted"));
      change(transaction.objectStore(TABLE));
    });
  }
}

function answer<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result as T);
    asked.onerror = () => reject(asked.error ?? new Error("refused"));
  });
}

export async function openStore(): Promise<ParcelStore> {
  try {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE, { keyPath: "key" });
    return new DatabaseStore(await answer<IDBDatabase>(asked));
  } catch {
    return new MemoryStore();
  }
}
